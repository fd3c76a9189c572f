namespace Marketplace.Grains.Imports.Csv;

/// <summary>
/// Spreadsheets run a cell that begins like a formula. The export writes an apostrophe before such a cell; the import takes it off again.
/// Source of the character list: OWASP, CSV Injection.
/// </summary>
public static class FormulaGuard
{
    public static string Guard(string cell) => RunsInSpreadsheets(cell) ? $"'{cell}" : cell;

    public static string Unguard(string cell) => cell.StartsWith('\'') && RunsInSpreadsheets(cell) ? cell[1..] : cell;

    /// <summary>Cells that already begin with apostrophes count too, so that taking one off gives back what was exported.</summary>
    private static bool RunsInSpreadsheets(string cell)
    {
        var text = cell.AsSpan().TrimStart('\'');
        return text.Length > 0 && text[0] is ('=' or '+' or '-' or '@' or '\t' or '\r' or '\n');
    }
}
