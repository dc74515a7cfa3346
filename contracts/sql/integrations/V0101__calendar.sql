-- Connected calendars.
CREATE TABLE calendar (
  id         uuid        PRIMARY KEY,
  user_id    uuid        NOT NULL,
  name       text        NOT NULL,
  events     integer     NOT NULL,
  tasks      integer     NOT NULL,
  -- How often an import changed it.
  version    bigint      NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
