"""Did it work alike for all groups: which groups may be shown, how far their effects lie apart, how it is told."""
