using System.Diagnostics;

namespace Marketplace.Tests.Journey;

/// <summary>The browser of the journey: one that is installed, or on Debian as root one that this installs.</summary>
internal static class Chromium
{
    private static readonly string[] _places =
    [
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/snap/bin/chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", @"C:\Program Files\Google\Chrome\Application\chrome.exe",
    ];

    /// <summary>Without a sandbox as root, because Chromium refuses that; without the calls home that it makes at every start.</summary>
    public static IEnumerable<string> Arguments => ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    /// <returns>Its path, or null: then the journey is skipped.</returns>
    public static async Task<string?> FindAsync(CancellationToken cancellationToken)
    {
        if (Installed is null && Environment.UserName == "root" && File.Exists("/usr/bin/apt-get"))
        {
            await RunAsync("apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends chromium", cancellationToken);
        }

        return Installed;
    }

    private static string? Installed => Array.Find(_places, File.Exists);

    private static async Task RunAsync(string script, CancellationToken cancellationToken)
    {
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", $"{script} >/dev/null 2>&1"]))!;
        await shell.WaitForExitAsync(cancellationToken);
    }
}
