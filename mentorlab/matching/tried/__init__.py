"""What would happen otherwise? The same people under other policies, other weights, other lots."""
