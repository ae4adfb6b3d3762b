"""From a draft to the PDF/A that is signed, and from any PDF to its words and pictures."""
