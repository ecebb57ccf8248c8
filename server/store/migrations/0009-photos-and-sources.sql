-- Where a photo was taken, as its camera says (degrees WGS84), and whether it comes from the camera or the album, as its
-- sender says.
alter table media
  add column taken_lon double precision,
  add column taken_lat double precision,
  add column origin text check (origin in ('camera', 'album')),
  add check ((taken_lon is null) = (taken_lat is null));

-- The number of a report where it came from (12345): asked for each row of an import.
create index feature_source_number on feature (collection, ((properties ->> 'sourceNumber') collate "C"))
  where properties ->> 'sourceNumber' is not null;
