-- After a load: merges the waiting entries of the property index and takes fresh statistics, at once and not when
-- autovacuum comes by. Only the owner may do that, so the server's role borrows its right, for this and nothing else.
create function tidy_features() returns void language plpgsql security definer
set search_path from current set maintenance_work_mem = '256MB' as $$
begin
  perform gin_clean_pending_list('feature_properties');
  analyze feature;
end $$;
