"""Search: filters, the two methods fused, hits."""
