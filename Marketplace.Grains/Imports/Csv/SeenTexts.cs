namespace Marketplace.Grains.Imports.Csv;

/// <summary>The SKUs or handles of a file, kept as 64-bit hashes (FNV-1a) so that a million of them fit in tens of megabytes.</summary>
internal sealed class SeenTexts
{
    private readonly HashSet<ulong> _hashes = [];

    /// <returns>False when the text was there before.</returns>
    public bool Add(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text)
            hash = (hash ^ c) * 1099511628211UL;
        return _hashes.Add(hash);
    }
}
