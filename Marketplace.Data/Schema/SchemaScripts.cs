using System.Security.Cryptography;
using System.Text;

namespace Marketplace.Data.Schema;

/// <summary>
/// The SQL that follows the migrations: Orleans' tables, the functions, then row-level security and rights. Every script can be
/// run again, so a function is changed by editing its file.
/// </summary>
internal static class SchemaScripts
{
    private const string Prefix = "Marketplace.Data.Sql.";

    /// <summary>All scripts in the order they run.</summary>
    public static IReadOnlyList<string> All { get; } = Read();

    /// <summary>Changes when a script or the newest migration does.</summary>
    public static string Version(string newestMigration) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', All.Append(newestMigration)))));

    private static List<string> Read()
    {
        var assembly = typeof(SchemaScripts).Assembly;
        var names = assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        // Last, because it covers what the others made.
        names.Remove(Prefix + "security.sql");
        names.Add(Prefix + "security.sql");
        return names.ConvertAll(name =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return reader.ReadToEnd();
        });
    }
}
