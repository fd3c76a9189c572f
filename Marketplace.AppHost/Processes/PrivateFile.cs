namespace Marketplace.AppHost.Processes;

/// <summary>A file for a secret: readable by the user who runs this, and by nobody else.</summary>
internal static class PrivateFile
{
    /// <summary>Created with its rights, so that at no moment anybody else can open it.</summary>
    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }
}
