-- Since when and until when a collection holds anything valid (its extent in time), answered from the two ends of an index.
create index feature_valid_from on feature (collection, valid_from);
create index feature_valid_to on feature (collection, valid_to);
