"""How do letters, agreements and draft goals come out of the charter, the findings and what people said?"""
