"""The life of a document, one file per act: allow, do one outside thing, record.

No Qt, no SQL. Every act takes the `Office` it happens in, returns what changed, and raises UserError with words.
"""
