-- Equality on any property (OGC filters). Entries wait in a list that every search reads too, and are merged after a load or
-- by autovacuum: merged on the way in, a million features would take four minutes to load instead of one, and an edit after them as long.
create index feature_properties on feature using gin (properties jsonb_path_ops) with (fastupdate = on, gin_pending_list_limit = 2097151);

-- Points in a box: a stretch of longitude, narrowed by latitude within the index.
create index feature_corner on feature (collection, min_lon, min_lat);

-- Numbers that people type from the head or, more often, from the tail.
create index feature_number on feature (collection, ((properties ->> 'number') collate "C"));
create index feature_number_tail on feature (collection, (reverse(properties ->> 'number') collate "C"));
