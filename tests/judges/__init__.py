"""Independent judges of finished files: veraPDF for PDFs, Microsoft's Open XML SDK for Word files. They are no part of docpipe; `make test` installs them."""
