CREATE INDEX calendar_import_age ON calendar_import (created_at);
