namespace Aisle.Studio.Shell;

/// <summary>What the shop calls itself; the host knows.</summary>
/// <param name="read">Read anew for each page, since an import may change it.</param>
public sealed class ShopName(Func<string> read)
{
    public string Name => read();
}
