"""Which pairs may need a call, why, and how often were such calls right in earlier cycles?"""
