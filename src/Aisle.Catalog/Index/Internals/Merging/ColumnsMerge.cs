namespace Aisle.Catalog.Index.Internals.Merging;

/// <summary>
/// The columns of two indexes as one. An attribute keeps the unit that it had, and the shop its currency, where a build might now choose another by
/// majority.
/// </summary>
internal static class ColumnsMerge
{
    /// <param name="first">What stood there.</param>
    /// <param name="second">What came; its prices are of the first's currency, where that has one.</param>
    /// <param name="rows">Which document comes from where.</param>
    public static ProductColumns Of(ProductColumns first, ProductColumns second, MergedRows rows)
    {
        var (skus, skuIds) = first.Skus.Merged(second.Skus, rows);
        var brand = rows.Of(first.Brand, second.Brand);
        var (stays, came) = (new Uses(first), new Uses(second));
        foreach (var row in rows.From)
        {
            (row >= 0 ? stays : came).Count(row >= 0 ? row : ~row);
        }

        var brands = LabelMerge.Of(first.Brands, stays.Brands, second.Brands, came.Brands);
        var names = LabelMerge.Of(first.Names, stays.Names, second.Names, came.Names);
        var values = LabelMerge.Of(first.Values, stays.Values, second.Values, came.Values);
        var (categories, categoryOfFirst, categoryOfSecond) = first.Categories.Merged(stays.Categories, second.Categories, came.Categories);
        var units = Units(first, second, names);
        var secondUnits = Array.ConvertAll(names.OfSecond, name => units[name]);
        return new ProductColumns
        {
            Ids = rows.Of(first.Ids, second.Ids),
            Brand = Column<int>.Of(BrandNumbers()),
            Brands = brands.Table,
            Category = rows.Of(first.Category, second.Category, c => categoryOfFirst[c], c => categoryOfSecond[c]),
            Categories = categories,
            Names = names.Table,
            Values = values.Table,
            Units = units,
            Attributes = rows.Of(first.Attributes, second.Attributes, OfFirst, OfSecond),
            Options = skus.Of(first.Options, second.Options, OfFirst, OfSecond),
            Skus = skuIds,
            Offers = skus.Of(first.Offers, second.Offers),
            RatingAverage = rows.Of(first.RatingAverage, second.RatingAverage),
            RatingCount = rows.Of(first.RatingCount, second.RatingCount),
            ReleasedAt = rows.Of(first.ReleasedAt, second.ReleasedAt),
            Currency = first.Currency ?? second.Currency,
        };

        int[] BrandNumbers()
        {
            var numbers = new int[rows.Count];
            for (var row = 0; row < numbers.Length; row++)
            {
                numbers[row] = brand[row] < 0 ? -1 : (rows.From[row] >= 0 ? brands.OfFirst : brands.OfSecond)[brand[row]];
            }

            return numbers;
        }

        Property OfFirst(Property p) => new(names.OfFirst[p.Name], values.OfFirst[p.Value], p.Number);

        Property OfSecond(Property p)
        {
            var (from, to) = (second.Units[p.Name], secondUnits[p.Name]);
            return new Property(names.OfSecond[p.Name], values.OfSecond[p.Value], from is null ? p.Number : MeasureUnits.Convert(p.Number, from, to) ?? double.NaN);
        }
    }

    private static string?[] Units(ProductColumns first, ProductColumns second, LabelMerge names)
    {
        var units = new string?[names.Table.Count];
        for (var name = 0; name < names.OfSecond.Length; name++)
        {
            units[names.OfSecond[name]] = second.Units[name];
        }

        for (var name = 0; name < names.OfFirst.Length; name++)
        {
            if (names.OfFirst[name] is var number and >= 0)
            {
                units[number] = first.Units[name] ?? units[number];
            }
        }

        return units;
    }

    /// <summary>How often some of an index's products use each of its labels.</summary>
    private sealed class Uses(ProductColumns columns)
    {
        public int[] Brands { get; } = new int[columns.Brands.Count];

        public int[] Categories { get; } = new int[columns.Categories.Count];

        public int[] Names { get; } = new int[columns.Names.Count];

        public int[] Values { get; } = new int[columns.Values.Count];

        public void Count(int document)
        {
            if (columns.Brand[document] is var brand and >= 0)
            {
                Brands[brand]++;
            }

            foreach (var category in columns.Category[document])
            {
                for (var at = category; at >= 0; at = columns.Categories.Parent(at))
                {
                    Categories[at]++;
                }
            }

            Count(columns.Attributes[document]);
            for (var sku = columns.Skus.Start(document); sku < columns.Skus.End(document); sku++)
            {
                Count(columns.Options[sku]);
            }
        }

        private void Count(ReadOnlySpan<Property> properties)
        {
            foreach (var property in properties)
            {
                Names[property.Name]++;
                Values[property.Value]++;
            }
        }
    }
}
