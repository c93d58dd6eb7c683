"""What a question takes for true: a tier, a move between tiers, a rise or fall, a deed. Where the reports deny it, it is corrected."""
