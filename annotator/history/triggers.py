"""The triggers that an audited table gets, as its migration installs them."""


def audit(table: str, path: str) -> str:
    """SQL that has every change of `table` (without `annotator_`) written to the history.

    `path` names the column that leads to the project (function `history_project`, migration 0002).
    """
    # Domain tables are never emptied by TRUNCATE either, since no row trigger would see it.
    return f"""
CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON annotator_{table}
    FOR EACH ROW EXECUTE FUNCTION history_write('{path}');
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON annotator_{table}
    FOR EACH STATEMENT EXECUTE FUNCTION history_refuse();
"""
