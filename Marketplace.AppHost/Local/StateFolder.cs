using Marketplace.AppHost.Postgres;

namespace Marketplace.AppHost.Local;

/// <summary>Where everything is kept between two starts; used by one AppHost at a time.</summary>
internal sealed class StateFolder : IDisposable
{
    private static readonly string[] _ofServices = ["sandbox", "objects", "outbox"];
    private readonly FileStream _lock;

    private StateFolder(string folder, FileStream @lock) => (Folder, _lock) = (folder, @lock);

    public string Folder { get; }

    public string this[string name] => Path.Combine(Folder, name);

    /// <exception cref="DeploymentException">Another AppHost uses it.</exception>
    public static StateFolder Open(string folder)
    {
        folder = Path.GetFullPath(folder);
        Directory.CreateDirectory(folder);
        try
        {
            // Held by the operating system on behalf of this process: it is free again however the process ends.
            return new StateFolder(folder, new FileStream(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException error)
        {
            throw new DeploymentException($"Another AppHost is running on {folder}. Stop it, or choose another folder with --state.", error);
        }
    }

    /// <summary>Removes everything but downloaded programs and the installation's key, which a database elsewhere may depend on.</summary>
    public async Task ResetAsync(CancellationToken cancellationToken)
    {
        await PostgresCluster.RemoveAsync(this["postgres"], cancellationToken);
        foreach (var name in _ofServices.Where(name => Directory.Exists(this[name])))
        {
            Directory.Delete(this[name], recursive: true);
        }
    }

    public void Dispose() => _lock.Dispose();
}
