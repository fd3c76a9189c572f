using System.Runtime.InteropServices;
using Marketplace.AppHost.Processes;

namespace Marketplace.AppHost.Local;

/// <summary>libvips, which scales pictures: the machine's own, else from the npm package <c>@img/sharp-libvips-…</c>.</summary>
public static class LibvipsLibrary
{
    private const string Version = "1.3.4";
    private static readonly string _package =
        $"@img/sharp-libvips-{(OperatingSystem.IsMacOS() ? "darwin" : "linux")}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";

    /// <param name="folder">Keeps the download from run to run.</param>
    /// <param name="log">Told about a download and about what prevents it.</param>
    /// <param name="cancellationToken">Stops the download.</param>
    /// <returns>The library's file for <c>Images:Libvips</c>; null when the machine has its own or none can be had (pictures then stay as they come).</returns>
    public static async Task<string?> FindOrFetchAsync(string folder, Action<string> log, CancellationToken cancellationToken)
    {
        if (NativeLibrary.TryLoad(OperatingSystem.IsMacOS() ? "libvips.42.dylib" : "libvips.so.42", out var library))
        {
            NativeLibrary.Free(library);
            return null;
        }

        try
        {
            Directory.CreateDirectory(folder);
            var package = await NpmPackage.FetchAsync(_package, Version, folder, log, cancellationToken);
            return Directory.EnumerateFiles(Path.Combine(package, "lib"), "libvips-cpp.*").First();
        }
        catch (CommandException error)
        {
            log($"libvips was not found and could not be downloaded: pictures will not be scaled down. {error.Message}");
            return null;
        }
    }
}
