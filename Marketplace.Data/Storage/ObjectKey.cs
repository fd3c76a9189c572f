namespace Marketplace.Data.Storage;

/// <summary>What may be the key of an object: it is a path in a folder, and part of an address.</summary>
internal static class ObjectKey
{
    /// <exception cref="ArgumentException">It could lead out of its folder, or would have to be escaped in an address.</exception>
    public static string[] Segments(string key)
    {
        var segments = key.Split('/');
        if (segments.Any(s => s.Length == 0 || s[0] == '.' || s.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.'))))
            throw new ArgumentException($"“{key}” is no object key.", nameof(key));
        return segments;
    }
}
