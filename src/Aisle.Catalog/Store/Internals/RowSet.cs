using System.Collections;

namespace Aisle.Catalog.Store.Internals;

/// <summary>
/// Which rows of a table this transaction wrote: one bit for each row that was there before it, none for those it added,
/// whose numbers are higher.
/// </summary>
internal sealed class RowSet(long lastRowBefore)
{
    private readonly BitArray _written = new(checked((int)lastRowBefore + 1));

    public bool Contains(long row) => row >= _written.Length || _written[(int)row];

    public void Add(long row)
    {
        if (row < _written.Length)
        {
            _written[(int)row] = true;
        }
    }
}
