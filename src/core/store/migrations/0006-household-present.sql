-- The households of a dwelling that are still there, answered by the index alone: a list of every household in the order of addresses.
CREATE INDEX household_present ON household (dwelling_id) WHERE deleted_at IS NULL AND moved_out_on IS NULL;
