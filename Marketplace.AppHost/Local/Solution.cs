namespace Marketplace.AppHost.Local;

/// <summary>Where the projects are that the AppHost starts. Building the AppHost builds them.</summary>
internal static class Solution
{
    public static string Root { get; } = FindRoot();

    /// <summary>The program of a project, built like this one: same configuration, same framework.</summary>
    public static string Program(string project)
    {
        var build = Path.GetRelativePath(Path.Combine(Root, "Marketplace.AppHost"), AppContext.BaseDirectory);
        return Path.Combine(Root, project, build, $"{project}.dll");
    }

    private static string FindRoot()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Marketplace.sln")))
            {
                return at.FullName;
            }
        }

        throw new DeploymentException($"{AppContext.BaseDirectory} is not inside a clone of the repository; the AppHost runs from one.");
    }
}
