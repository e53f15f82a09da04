"""One report for each unit: all of them once, also after a crash, and a page that leads to them."""
