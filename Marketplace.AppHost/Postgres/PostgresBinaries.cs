using System.Text.RegularExpressions;
using Marketplace.AppHost.Processes;

namespace Marketplace.AppHost.Postgres;

/// <summary>An installation of PostgreSQL.</summary>
/// <param name="Folder">Where <c>postgres</c>, <c>initdb</c> and <c>pg_ctl</c> are.</param>
/// <param name="Major">Its major version; a cluster belongs to one.</param>
internal sealed partial record PostgresBinaries(string Folder, int Major)
{
    public const int OldestMajor = 15;

    public string this[string program] => Path.Combine(Folder, program);

    /// <summary>
    /// The newest installation on PATH or in the usual places, of version <paramref name="major"/> if given; without any,
    /// PostgreSQL is downloaded into <paramref name="downloads"/>.
    /// </summary>
    public static async Task<PostgresBinaries> FindOrFetchAsync(
        string downloads, int? major, Action<string> log, CancellationToken cancellationToken)
    {
        var found = new List<PostgresBinaries>();
        foreach (var folder in Places(downloads).Where(folder => File.Exists(Path.Combine(folder, "initdb"))).Distinct(StringComparer.Ordinal))
        {
            var version = await Command.RunAsync([Path.Combine(folder, "postgres"), "--version"], null, null, cancellationToken);
            found.Add(new PostgresBinaries(folder, int.Parse(MajorVersion().Match(version).Value)));
        }

        var usable = found.Where(binaries => major is null ? binaries.Major >= OldestMajor : binaries.Major == major);
        if (usable.MaxBy(binaries => binaries.Major) is { } newest)
        {
            return newest;
        }

        if (major is null or EmbeddedPostgres.Major)
        {
            await EmbeddedPostgres.FetchAsync(downloads, log, cancellationToken);
            return new PostgresBinaries(EmbeddedPostgres.ProgramsIn(downloads), EmbeddedPostgres.Major);
        }

        throw new InvalidOperationException(
            $"The database was created by PostgreSQL {major}, which is not installed any more. Install it, or start anew with --reset.");
    }

    private static IEnumerable<string> Places(string downloads)
    {
        if (Command.Find("postgres") is { } onPath)
        {
            yield return Path.GetDirectoryName(onPath)!;
        }

        // What an earlier start has downloaded; then Debian, Red Hat, Homebrew on both kinds of Mac, Postgres.app.
        yield return EmbeddedPostgres.ProgramsIn(downloads);
        (string Root, string Pattern, string Bin)[] places =
        [
            ("/usr/lib/postgresql", "*", "bin"),
            ("/usr", "pgsql-*", "bin"),
            ("/opt/homebrew/opt", "postgresql@*", "bin"),
            ("/usr/local/opt", "postgresql@*", "bin"),
            ("/Applications/Postgres.app/Contents/Versions", "*", "bin"),
        ];
        foreach (var (root, pattern, bin) in places.Where(place => Directory.Exists(place.Root)))
        {
            foreach (var version in Directory.EnumerateDirectories(root, pattern))
            {
                yield return Path.Combine(version, bin);
            }
        }
    }

    [GeneratedRegex(@"\d+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MajorVersion();
}
