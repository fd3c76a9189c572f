using System.Globalization;

namespace Marketplace.Grains.Imports.Csv;

/// <summary>Reads typed cells of the current record; what cannot be read is put down in <see cref="Errors"/> with the way to write it.</summary>
internal sealed class CellReader(CsvRecords records)
{

    public List<RowError> Errors { get; } = [];

    public CsvRecords Records => records;

    public string? Text(int column, int maxLength = 255)
    {
        var cell = records[column];
        if (cell is null || cell.Length <= maxLength)
            return cell;
        Refuse(column, cell, $"The text has {cell.Length:N0} characters; at most {maxLength:N0} fit.");
        return null;
    }

    public decimal? Money(int column)
    {
        if (records[column] is not { } cell)
            return null;
        if (decimal.TryParse(cell, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var amount)
            && decimal.Round(amount, 4) == amount)
        {
            if (amount is >= 0 and < ImportLimits.MaxMoney)
                return amount;
            Refuse(column, cell, amount < 0 ? "A price cannot be negative." : $"A price must be below {ImportLimits.MaxMoney:N0}.");
            return null;
        }

        Refuse(column, cell, "Write the amount with a point and without currency sign or thousands separator, such as 12.50.");
        return null;
    }

    public int? Count(int column, string what = "The stock")
    {
        if (records[column] is not { } cell)
            return null;
        if (decimal.TryParse(cell, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && decimal.Truncate(number) == number)
        {
            if (number is >= 0 and <= ImportLimits.MaxQuantity)
                return (int)number;
            Refuse(column, cell, number < 0 ? $"{what} cannot be negative." : $"{what} cannot be above {ImportLimits.MaxQuantity:N0}.");
            return null;
        }

        Refuse(column, cell, $"{what} must be a whole number, such as 12.");
        return null;
    }

    /// <param name="column">Of a weight.</param>
    /// <param name="gramsPerUnit">1000 for a column of kilograms.</param>
    public int? Grams(int column, decimal gramsPerUnit)
    {
        if (records[column] is not { } cell)
            return null;
        if (decimal.TryParse(cell, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var weight) && weight * gramsPerUnit <= ImportLimits.MaxQuantity)
            return (int)decimal.Round(weight * gramsPerUnit);
        Refuse(column, cell, "Write the weight as a number with a point, such as 0.25.");
        return null;
    }

    public bool? Flag(int column)
    {
        switch (records[column]?.ToLowerInvariant())
        {
            case null: return null;
            case "true" or "yes" or "y" or "1" or "active": return true;
            case "false" or "no" or "n" or "0" or "-1" or "draft" or "archived" or "inactive": return false;
            default:
                Refuse(column, records[column], "Write true or false.");
                return null;
        }
    }

    public List<string>? List(int column, params ReadOnlySpan<char> separators) =>
        Text(column, 10_000)?.Split(separators.ToArray(), StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Distinct(StringComparer.OrdinalIgnoreCase).Take(250).ToList();

    /// <summary>The addresses of pictures, separated by commas, bars, semicolons or white space.</summary>
    public IEnumerable<string> Urls(int column)
    {
        foreach (var address in List(column, ',', '|', ';', ' ', '\n', '\r', '\t') ?? [])
        {
            if (address.Length <= 2000 && Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is ("https" or "http"))
                yield return address;
            else
                Refuse(column, address, "This is not the address of a picture; it must begin with https://.");
        }
    }

    public void Refuse(int column, string? value, string message) =>
        Errors.Add(new(records.Row, column >= 0 && column < records.Header.Count ? records.Header[column] : null, value?[..Math.Min(value.Length, 200)], message));
}
