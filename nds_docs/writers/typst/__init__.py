"""The PDF edition: Typst source from the document, and PDF/UA-1 + PDF/A-2a from that."""
