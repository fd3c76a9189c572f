using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Marketplace.Contracts.Products;
using Npgsql;

namespace Marketplace.Data.Catalogue;

/// <summary>An order of the product grid, and how its pages follow one another.</summary>
public sealed class ProductSort
{
    /// <summary>By id: the newest product first.</summary>
    public static readonly ProductSort Newest = new("", "p.id", _ => "", text => text.Length == 0 ? new NpgsqlParameter<string> { TypedValue = "" } : null, descending: true);

    private static readonly ProductSort[] _ascending =
    [
        new("title", "p.title", p => p.Title, text => new NpgsqlParameter<string> { TypedValue = text }),
        new("updated", "p.updated_at", p => p.UpdatedAt.ToString("O", CultureInfo.InvariantCulture), text =>
            DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var time) ? new NpgsqlParameter<DateTimeOffset> { TypedValue = time } : null),
        new("price", "coalesce(p.price_from, 0)", p => (p.PriceFrom ?? 0).ToString(CultureInfo.InvariantCulture), text =>
            decimal.TryParse(text, CultureInfo.InvariantCulture, out var price) ? new NpgsqlParameter<decimal> { TypedValue = price } : null),
        new("stock", "coalesce((select sum(i.available) from inventory_items i where i.product_id = p.id), 0)",
            p => p.Available.ToString(CultureInfo.InvariantCulture), text =>
            long.TryParse(text, CultureInfo.InvariantCulture, out var stock) ? new NpgsqlParameter<long> { TypedValue = stock } : null),
    ];

    private readonly Func<ProductSummary, string> _value;
    private readonly Func<string, NpgsqlParameter?> _parse;

    private ProductSort(string name, string expression, Func<ProductSummary, string> value, Func<string, NpgsqlParameter?> parse, bool descending = false) =>
        (Name, Expression, _value, _parse, Descending) = (name, expression, value, parse, descending);

    public string Name { get; }

    internal string Expression { get; }

    private bool Descending { get; }

    internal string OrderBy => this == Newest ? "p.id desc" : Descending ? $"{Expression} desc, p.id desc" : $"{Expression}, p.id";

    /// <param name="name"><c>title</c>, <c>updated</c>, <c>price</c> or <c>stock</c>, with a hyphen before it for the other way round; empty: newest first.</param>
    public static ProductSort? Find(string? name)
    {
        if (string.IsNullOrEmpty(name))
            return Newest;
        var descending = name[0] == '-';
        return Array.Find(_ascending, s => s.Name == (descending ? name[1..] : name)) is { } sort
            ? descending ? new(sort.Name, sort.Expression, sort._value, sort._parse, descending: true) : sort
            : null;
    }

    /// <summary>The <c>after</c> of the page that follows the item.</summary>
    internal string AfterOf(ProductSummary last) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{last.Id:N}{_value(last)}"));

    public bool IsAfter(string after) => Parse(after) is not null;

    internal string Condition(string after, Func<NpgsqlParameter, string> parameter)
    {
        var (id, value) = Parse(after)!.Value;
        var than = Descending ? "<" : ">";
        return this == Newest ? $"p.id < {parameter(id)}" : $"({Expression}, p.id) {than} ({parameter(value)}, {parameter(id)})";
    }

    private (NpgsqlParameter Id, NpgsqlParameter Value)? Parse(string after)
    {
        if (!Base64Url.IsValid(after))
            return null;
        var text = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(after));
        return text.Length >= 32 && Guid.TryParseExact(text[..32], "N", out var id) && !text.Contains('\0', StringComparison.Ordinal) && _parse(text[32..]) is { } value
            ? (new NpgsqlParameter<Guid> { TypedValue = id }, value)
            : null;
    }
}
