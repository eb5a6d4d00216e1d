using Aisle.Browser.Tests;

namespace Aisle.Screenshots;

internal enum Site
{
    /// <summary>The demo shop, its server, studio and assistant.</summary>
    Demo,

    /// <summary>The demo shop's studio, signed in, with a month of made conversations.</summary>
    Studio,

    /// <summary>A plain page whose assistant answers with events from files: for states that a shop can't be made to reach.</summary>
    Canned,
}

/// <param name="Name">Begins the picture's file name.</param>
/// <param name="Site">Where it is.</param>
/// <param name="Path">Where it begins.</param>
/// <param name="Act">What is done before the picture is taken.</param>
/// <param name="Looks">Null for all.</param>
internal sealed record Scene(string Name, Site Site, string Path, Func<Visit, Look, Task> Act, IReadOnlyList<Look>? Looks = null);
