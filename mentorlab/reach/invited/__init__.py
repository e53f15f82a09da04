"""Who was asked to join, with what words, and who then applied?"""
