"""Carrying documents between desks: edXML, sealed packages, mailboxes, the courier, the signed directory."""
