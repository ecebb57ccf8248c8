-- Equality on any property (OGC filters).
create index feature_properties on feature using gin (properties jsonb_path_ops);

-- Points in a box: a stretch of longitude, narrowed by latitude within the index.
create index feature_corner on feature (collection, min_lon, min_lat);

-- Numbers that people type from the head or, more often, from the tail.
create index feature_number on feature (collection, ((properties ->> 'number') collate "C"));
create index feature_number_tail on feature (collection, (reverse(properties ->> 'number') collate "C"));
