namespace Marketplace.Tests.Grains.Imports;

/// <summary>The files that stand beside the repository, where they do.</summary>
internal static class SharedFiles
{
    public static string? Find(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Marketplace.sln")))
            {
                var path = Path.Combine(folder.Parent!.FullName, "shared", name);
                return File.Exists(path) ? path : null;
            }
        }

        return null;
    }
}
