"""Writing a draft: the form, the body editor and the page as it will print."""
