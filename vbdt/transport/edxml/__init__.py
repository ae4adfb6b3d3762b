"""The national exchange format edXML (QCVN 102:2016/BTTTT) as records, and both ways between them and files."""
