"""Routes and contacts: whom to turn to and whom to ring, one file for each area, and what reads them."""
