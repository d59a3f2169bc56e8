"""The rules that constraints of one row cannot state, as triggers.

No extension is needed. Each rule raises a named violation; annotator/violations.py turns the
name into a sentence. There is no way back: undoing this would leave the history unguarded.
"""

from django.db import migrations

from annotator.history.triggers import audit

EVENT_TABLE = """
CREATE TABLE annotator_event (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_id bigint,
    actor_id bigint,
    verb text NOT NULL,
    "table" text NOT NULL,
    "row" bigint NOT NULL,
    old jsonb,
    new jsonb,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    request text NOT NULL
);
CREATE INDEX annotator_event_project ON annotator_event (project_id, id);
CREATE INDEX annotator_event_row ON annotator_event ("table", "row", id);
"""

HISTORY = """
-- TG_ARGV[0] names the column that leads to the project: project_id itself, or a parent row.
CREATE FUNCTION history_project(path text, values_now jsonb) RETURNS bigint
LANGUAGE sql STABLE AS $$
    SELECT CASE path
        WHEN 'id' THEN (values_now->>'id')::bigint
        WHEN 'project_id' THEN (values_now->>'project_id')::bigint
        WHEN 'article_id' THEN (SELECT project_id FROM annotator_article
            WHERE id = (values_now->>'article_id')::bigint)
        WHEN 'codebook_id' THEN (SELECT project_id FROM annotator_codebook
            WHERE id = (values_now->>'codebook_id')::bigint)
        WHEN 'label_id' THEN (SELECT c.project_id
            FROM annotator_label l JOIN annotator_codebook c ON c.id = l.codebook_id
            WHERE l.id = (values_now->>'label_id')::bigint)
        WHEN 'assignment_id' THEN (SELECT project_id FROM annotator_assignment
            WHERE id = (values_now->>'assignment_id')::bigint)
    END
$$;

CREATE FUNCTION history_write() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    -- A row of the history must not carry what nobody may read: hashes and file contents.
    secret text[] := ARRAY['password', 'digest', 'content'];
    old_row jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) - secret END;
    new_row jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) - secret END;
    present jsonb := coalesce(new_row, old_row);
    project bigint := history_project(TG_ARGV[0], present);
BEGIN
    IF TG_OP = 'UPDATE' AND OLD IS NOT DISTINCT FROM NEW THEN
        RETURN NULL;
    END IF;
    -- A line without its project would be missing from that project's history.
    IF TG_ARGV[0] <> '' AND project IS NULL THEN
        RAISE EXCEPTION '% must be stored after the row its project is known by', TG_TABLE_NAME
            USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'history_needs_project';
    END IF;
    INSERT INTO annotator_event (project_id, actor_id, verb, "table", "row", old, new, request)
    VALUES (
        project,
        nullif(current_setting('scarequote.actor', true), '')::bigint,
        coalesce(nullif(current_setting('scarequote.verb', true), ''), lower(TG_OP)),
        TG_TABLE_NAME, (present->>'id')::bigint, old_row, new_row,
        coalesce(current_setting('scarequote.request', true), '')
    );
    RETURN NULL;
END $$;

CREATE FUNCTION history_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% refuses %: it only ever grows', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'append_only';
END $$;
"""

# table -> the column that leads to its project
AUDITED = {
    "user": "",
    "project": "id",
    "membership": "project_id",
    "token": "project_id",
    "outlet": "project_id",
    "story": "project_id",
    "article": "project_id",
    "snapshot": "article_id",
    "text": "article_id",
    "codebook": "project_id",
    "label": "codebook_id",
    "attribute": "label_id",
    "linktype": "codebook_id",
    "question": "codebook_id",
    "assignment": "project_id",
    "span": "assignment_id",
    "link": "assignment_id",
    "answer": "assignment_id",
}


APPEND_ONLY = """
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON annotator_event
    FOR EACH ROW EXECUTE FUNCTION history_refuse();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON annotator_event
    FOR EACH STATEMENT EXECUTE FUNCTION history_refuse();

-- Texts and snapshots never change: offsets and hashes refer to them for ever.
CREATE FUNCTION immutable_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD IS NOT DISTINCT FROM NEW THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '% refuses %: its rows never change', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'immutable_row';
END $$;
CREATE TRIGGER immutable BEFORE UPDATE OR DELETE ON annotator_text
    FOR EACH ROW EXECUTE FUNCTION immutable_row();
CREATE TRIGGER immutable BEFORE UPDATE OR DELETE ON annotator_snapshot
    FOR EACH ROW EXECUTE FUNCTION immutable_row();

-- What an annotator made is soft-deleted, people are deactivated.
CREATE FUNCTION never_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% refuses DELETE: its rows are kept', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'never_deleted';
END $$;
CREATE TRIGGER never_deleted BEFORE DELETE ON annotator_span
    FOR EACH ROW EXECUTE FUNCTION never_deleted();
CREATE TRIGGER never_deleted BEFORE DELETE ON annotator_link
    FOR EACH ROW EXECUTE FUNCTION never_deleted();
CREATE TRIGGER never_deleted BEFORE DELETE ON annotator_answer
    FOR EACH ROW EXECUTE FUNCTION never_deleted();
CREATE TRIGGER never_deleted BEFORE DELETE ON annotator_assignment
    FOR EACH ROW EXECUTE FUNCTION never_deleted();
CREATE TRIGGER never_deleted BEFORE DELETE ON annotator_user
    FOR EACH ROW EXECUTE FUNCTION never_deleted();
CREATE TRIGGER never_deleted BEFORE DELETE ON annotator_membership
    FOR EACH ROW EXECUTE FUNCTION never_deleted();
"""

FROZEN_CODEBOOK = """
CREATE FUNCTION codebook_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.state <> 'draft' THEN
        NEW.published_at := OLD.published_at;
        NEW.published_in := OLD.published_in;
        -- A published codebook may still be retired, and nothing else.
        IF (to_jsonb(NEW) - 'state') <> (to_jsonb(OLD) - 'state')
            OR NEW.state <> OLD.state AND NEW.state <> 'retired'
        THEN
            RAISE EXCEPTION 'codebook % is published', OLD.id
                USING ERRCODE = 'restrict_violation', CONSTRAINT = 'codebook_frozen';
        END IF;
    ELSIF NEW.state <> 'draft' THEN
        NEW.published_at := now();
        NEW.published_in := txid_current();
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER frozen BEFORE INSERT OR UPDATE ON annotator_codebook
    FOR EACH ROW EXECUTE FUNCTION codebook_frozen();

-- Locked, so that publishing waits for an entry being written, and the other way round.
CREATE FUNCTION codebook_takes_entries(entry jsonb) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    book record;
BEGIN
    SELECT state, published_in INTO book FROM annotator_codebook
    WHERE id = coalesce(
        (entry->>'codebook_id')::bigint,
        (SELECT codebook_id FROM annotator_label WHERE id = (entry->>'label_id')::bigint)
    )
    FOR SHARE;
    RETURN book.state IS NULL OR book.state = 'draft' OR book.published_in = txid_current();
END $$;

-- Entries may be written only in the transaction that publishes their codebook, or before.
CREATE FUNCTION codebook_entry_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD IS NOT DISTINCT FROM NEW THEN
        RETURN NEW;
    END IF;
    IF TG_OP <> 'INSERT' AND NOT codebook_takes_entries(to_jsonb(OLD))
        OR TG_OP <> 'DELETE' AND NOT codebook_takes_entries(to_jsonb(NEW))
    THEN
        RAISE EXCEPTION '% belongs to a published codebook', TG_TABLE_NAME
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'codebook_frozen';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER frozen BEFORE INSERT OR UPDATE OR DELETE ON annotator_label
    FOR EACH ROW EXECUTE FUNCTION codebook_entry_frozen();
CREATE TRIGGER frozen BEFORE INSERT OR UPDATE OR DELETE ON annotator_attribute
    FOR EACH ROW EXECUTE FUNCTION codebook_entry_frozen();
CREATE TRIGGER frozen BEFORE INSERT OR UPDATE OR DELETE ON annotator_linktype
    FOR EACH ROW EXECUTE FUNCTION codebook_entry_frozen();
CREATE TRIGGER frozen BEFORE INSERT OR UPDATE OR DELETE ON annotator_question
    FOR EACH ROW EXECUTE FUNCTION codebook_entry_frozen();
"""

WHAT_BELONGS_TOGETHER = """
CREATE FUNCTION assignment_in_one_project() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.project_id IS DISTINCT FROM (SELECT a.project_id FROM annotator_text t
            JOIN annotator_article a ON a.id = t.article_id WHERE t.id = NEW.text_id)
        OR NEW.project_id IS DISTINCT FROM (SELECT project_id FROM annotator_codebook
            WHERE id = NEW.codebook_id)
        OR NEW.annotator_id IS NOT NULL AND NEW.project_id IS DISTINCT FROM (SELECT project_id
            FROM annotator_membership WHERE id = NEW.annotator_id)
    THEN
        RAISE EXCEPTION 'text, codebook and annotator are not of project %', NEW.project_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'assignment_in_one_project';
    END IF;
    RETURN NULL;
END $$;
-- Deferred, so that fixtures may load rows in any order.
CREATE CONSTRAINT TRIGGER in_one_project
    AFTER INSERT OR UPDATE OF project_id, text_id, codebook_id, annotator_id
    ON annotator_assignment DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION assignment_in_one_project();

-- Where somebody has worked, the text and codebook they worked under stay.
CREATE FUNCTION assignment_pinned() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.project_id, NEW.text_id, NEW.codebook_id)
            IS DISTINCT FROM (OLD.project_id, OLD.text_id, OLD.codebook_id)
        AND (OLD.state <> 'open'
            OR EXISTS (SELECT FROM annotator_span WHERE assignment_id = OLD.id)
            OR EXISTS (SELECT FROM annotator_answer WHERE assignment_id = OLD.id))
        OR OLD.annotator_id IS NOT NULL AND NEW.annotator_id IS DISTINCT FROM OLD.annotator_id
    THEN
        RAISE EXCEPTION 'assignment % is pinned to its text, codebook and annotator', OLD.id
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'assignment_pinned';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER pinned BEFORE UPDATE OF project_id, text_id, codebook_id, annotator_id
    ON annotator_assignment FOR EACH ROW EXECUTE FUNCTION assignment_pinned();

CREATE FUNCTION article_in_one_project() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.outlet_id IS NOT NULL AND NEW.project_id IS DISTINCT FROM (SELECT project_id
            FROM annotator_outlet WHERE id = NEW.outlet_id)
        OR NEW.story_id IS NOT NULL AND NEW.project_id IS DISTINCT FROM (SELECT project_id
            FROM annotator_story WHERE id = NEW.story_id)
    THEN
        RAISE EXCEPTION 'outlet and story are not of project %', NEW.project_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'article_in_one_project';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER in_one_project
    AFTER INSERT OR UPDATE OF project_id, outlet_id, story_id
    ON annotator_article DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION article_in_one_project();

CREATE FUNCTION span_fits() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    words text; length_of_text integer; codebook_of_text bigint; codebook_of_label bigint;
    overlap_policy text;
BEGIN
    SELECT substr(t.content, NEW.start + 1, NEW."end" - NEW.start), t.length, a.codebook_id
    INTO words, length_of_text, codebook_of_text
    FROM annotator_assignment a JOIN annotator_text t ON t.id = a.text_id
    WHERE a.id = NEW.assignment_id;
    SELECT codebook_id, self_overlap INTO codebook_of_label, overlap_policy
    FROM annotator_label WHERE id = NEW.label_id;
    IF NEW."end" > length_of_text THEN
        RAISE EXCEPTION 'span ends at % of %', NEW."end", length_of_text
            USING ERRCODE = 'check_violation', CONSTRAINT = 'span_within_text';
    ELSIF words IS DISTINCT FROM NEW.quote THEN
        RAISE EXCEPTION 'quote differs from the text'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'span_quote_matches';
    ELSIF codebook_of_text IS DISTINCT FROM codebook_of_label THEN
        RAISE EXCEPTION 'label is of another codebook'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'span_label_in_codebook';
    ELSIF NEW.exclusive IS DISTINCT FROM (overlap_policy = 'forbid') THEN
        RAISE EXCEPTION 'exclusive must repeat the policy of the label'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'span_exclusive_as_label';
    END IF;
    RETURN NULL;
END $$;
-- Immediate, so that an action hears at once; a fixture lists an assignment before its spans.
CREATE CONSTRAINT TRIGGER fits
    AFTER INSERT OR UPDATE OF start, "end", quote, label_id, assignment_id, exclusive
    ON annotator_span DEFERRABLE INITIALLY IMMEDIATE
    FOR EACH ROW EXECUTE FUNCTION span_fits();

CREATE FUNCTION link_within_assignment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.assignment_id IS DISTINCT FROM (SELECT assignment_id FROM annotator_span
            WHERE id = NEW.source_id)
        OR NEW.assignment_id IS DISTINCT FROM (SELECT assignment_id FROM annotator_span
            WHERE id = NEW.target_id)
    THEN
        RAISE EXCEPTION 'both ends of a link belong to its assignment'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'link_within_assignment';
    ELSIF (SELECT codebook_id FROM annotator_linktype WHERE id = NEW.type_id)
        IS DISTINCT FROM (SELECT codebook_id FROM annotator_assignment WHERE id = NEW.assignment_id)
    THEN
        RAISE EXCEPTION 'the type of a link is of another codebook'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'link_type_in_codebook';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER within_assignment AFTER INSERT OR UPDATE ON annotator_link
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION link_within_assignment();
"""

ANSWERS_AND_TEXTS = """
CREATE FUNCTION answer_fits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT codebook_id FROM annotator_question WHERE id = NEW.question_id)
        IS DISTINCT FROM (SELECT codebook_id FROM annotator_assignment WHERE id = NEW.assignment_id)
    THEN
        RAISE EXCEPTION 'the question is of another codebook'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'answer_question_in_codebook';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER fits AFTER INSERT OR UPDATE ON annotator_answer
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION answer_fits();

ALTER TABLE annotator_text ADD CONSTRAINT text_hash_is_of_its_content
    CHECK (sha256 = encode(sha256(convert_to(content, 'UTF8')), 'hex'));
ALTER TABLE annotator_snapshot ADD CONSTRAINT snapshot_hash_is_of_its_content
    CHECK (sha256 = encode(sha256(content), 'hex'));
"""

# What Django's database cache reads and writes (its createcachetable, as a migration).
CACHE_TABLE = """
CREATE UNLOGGED TABLE annotator_cache (
    cache_key varchar(255) NOT NULL PRIMARY KEY,
    value text NOT NULL,
    expires timestamptz NOT NULL
);
CREATE INDEX annotator_cache_expires ON annotator_cache (expires);
"""


class Migration(migrations.Migration):
    dependencies = [("annotator", "0001_tables")]

    operations = [
        migrations.RunSQL(EVENT_TABLE),
        migrations.RunSQL(HISTORY),
        migrations.RunSQL("".join(audit(table, path) for table, path in AUDITED.items())),
        migrations.RunSQL(APPEND_ONLY),
        migrations.RunSQL(FROZEN_CODEBOOK),
        migrations.RunSQL(WHAT_BELONGS_TOGETHER),
        migrations.RunSQL(ANSWERS_AND_TEXTS),
        migrations.RunSQL(CACHE_TABLE),
    ]
