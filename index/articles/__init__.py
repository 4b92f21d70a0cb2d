"""Reading a folder of articles: one file a format, and ``folder`` that chooses between them."""
