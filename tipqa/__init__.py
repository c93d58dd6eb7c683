"""Questions and year-over-year comparison over the Trafficking in Persons reports, every statement cited."""
