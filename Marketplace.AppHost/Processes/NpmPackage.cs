using System.Formats.Tar;
using System.IO.Compression;

namespace Marketplace.AppHost.Processes;

/// <summary>An npm package that is unpacked for its files, not installed.</summary>
internal static class NpmPackage
{
    public static bool CanFetch => Command.Find("npm") is not null;

    /// <param name="package">With its exact version.</param>
    /// <param name="folder">Where the folder <c>package</c> will hold the files.</param>
    /// <param name="prepare">Runs on the files before they are in place.</param>
    /// <param name="cancellationToken">Stops the download.</param>
    public static async Task UnpackAsync(string package, string folder, Func<string, Task>? prepare, CancellationToken cancellationToken)
    {
        var unpacked = Path.Combine(folder, "unpacking");
        if (Directory.Exists(unpacked))
        {
            Directory.Delete(unpacked, recursive: true);
        }

        Directory.CreateDirectory(unpacked);
        await Command.RunAsync(["npm", "pack", "--silent", "--pack-destination", unpacked, package], folder, null, cancellationToken);
        var archive = Directory.GetFiles(unpacked, "*.tgz").Single();
        await using (var content = new GZipStream(File.OpenRead(archive), CompressionMode.Decompress))
        {
            await TarFile.ExtractToDirectoryAsync(content, unpacked, overwriteFiles: true, cancellationToken);
        }

        var files = Path.Combine(unpacked, "package");
        if (prepare is not null)
        {
            await prepare(files);
        }

        Directory.Move(files, Path.Combine(folder, "package"));
        Directory.Delete(unpacked, recursive: true);
    }
}
