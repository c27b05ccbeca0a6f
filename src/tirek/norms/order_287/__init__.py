"""Order No 287: on what ground an aid, a wheelchair or an article is given, and who pays for it."""
