-- What is live was last told of when it became so; before this nothing was kept of it.
update document set index_said_at = live_since where index_said_at is null and live_since is not null;
