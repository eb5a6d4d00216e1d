using System.Collections;

namespace Aisle.Catalog.Store.Internals;

/// <summary>
/// Rows of a table that this transaction wrote or keeps: one bit for each row that was there before it; those it added, whose
/// numbers are higher, are always in.
/// </summary>
internal sealed class RowSet(long lastRowBefore)
{
    private readonly BitArray _bits = new(checked((int)lastRowBefore + 1));

    public bool Contains(long row) => row >= _bits.Length || _bits[(int)row];

    public void Add(long row)
    {
        if (row < _bits.Length)
        {
            _bits[(int)row] = true;
        }
    }
}
