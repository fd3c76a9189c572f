using Marketplace.Grains.Imports.Csv;

namespace Marketplace.Api.Products;

/// <summary>Collects what is wrong, by field.</summary>
internal sealed class FieldErrors
{
    public Dictionary<string, string[]> All { get; } = new(StringComparer.Ordinal);

    public void Add(string field, string message) => All[field] = [.. All.GetValueOrDefault(field, []), message];

    public void Require(string field, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            Add(field, "This is required.");
    }

    public void Limit(string field, string? text, int maxLength)
    {
        if (text?.Length > maxLength)
            Add(field, $"At most {maxLength:N0} characters.");
        // PostgreSQL's text cannot hold it.
        if (text?.Contains('\0', StringComparison.Ordinal) == true)
            Add(field, "A NUL character is not allowed.");
    }

    public void Money(string field, decimal? amount)
    {
        if (amount is < 0 or >= ImportLimits.MaxMoney || (amount is { } given && decimal.Round(given, 4) != given))
            Add(field, $"An amount is from 0 to below {ImportLimits.MaxMoney:N0} and has at most 4 decimals.");
    }

    public void Count(string field, int? number)
    {
        if (number is < 0 or > ImportLimits.MaxQuantity)
            Add(field, $"A whole number from 0 to {ImportLimits.MaxQuantity:N0}.");
    }
}
