//! What the command line says: parsing, dispatch, and errors as text and exit status.
